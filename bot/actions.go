package bot

// Actions of buttons, as kept in the store.
const (
	actionPrivacy = "privacy" // nothing
	actionErase   = "erase"   // eraseData, once
)
