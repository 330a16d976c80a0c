package bot

// Actions of buttons, as kept in the store.
const (
	actionErase = "erase" // eraseData, once
)
