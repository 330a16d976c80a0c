package answer_test

import "studitiru/knowledge/answer"

func facts(db any) answer.Facts { f, _ := db.(answer.Facts); return f }
