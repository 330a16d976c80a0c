package bot

// Actions of buttons, as kept in the store.
const (
	actionPrivacy = "privacy" // nothing
	actionErase   = "erase"   // eraseData, once

	actionTeam      = "team"      // teamData
	actionItem      = "item"      // itemData
	actionDraftItem = "draftitem" // draftItem, once
	actionHandover  = "handover"  // handoverData, once
	actionEvidence  = "evidence"  // evidenceData
	actionRating    = "rating"    // ratingData
)
