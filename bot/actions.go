package bot

// Actions of buttons, as kept in the store.
const (
	actionPrivacy = "privacy" // nothing
	actionErase   = "erase"   // eraseData, once

	actionDraft   = "draft"   // draftData
	actionManual  = "manual"  // manualData, once
	actionPropose = "propose" // proposeData, once
	actionTake    = "take"    // takeData
	actionReview  = "review"  // reviewData
	actionRole    = "role"    // roleData, once
	actionVerify  = "verify"  // verifyData
	actionGap     = "gap"     // gapData
	actionTerm    = "term"    // termData, once
	actionAudit   = "audit"   // nothing

	actionTeam      = "team"      // teamData
	actionItem      = "item"      // itemData
	actionDraftItem = "draftitem" // draftItem, once
	actionHandover  = "handover"  // handoverData, once
	actionEvidence  = "evidence"  // evidenceData
	actionRating    = "rating"    // ratingData
)
