package index

// keep puts a candidate into the heap of the k best; the worst of them is on top.
func (r *ranker) keep(c candidate) {
	if c.score <= 0 {
		return
	}
	h := r.best
	if len(h) < r.k {
		h = append(h, c)
		for i := len(h) - 1; i > 0; {
			up := (i - 1) / 2
			if !h[up].better(h[i]) {
				break
			}
			h[up], h[i] = h[i], h[up]
			i = up
		}
		r.best = h
		return
	}
	if !c.better(h[0]) {
		return
	}
	h[0] = c
	for i := 0; ; {
		worst := i
		for _, down := range []int{2*i + 1, 2*i + 2} {
			if down < len(h) && h[worst].better(h[down]) {
				worst = down
			}
		}
		if worst == i {
			return
		}
		h[i], h[worst] = h[worst], h[i]
		i = worst
	}
}

// kthLargest finds the k-th largest of at least k values; it reorders them.
func kthLargest(v []float32, k int) float32 {
	lo, hi := 0, len(v)-1
	for lo < hi {
		pivot := v[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for v[i] > pivot {
				i++
			}
			for v[j] < pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case k-1 <= j:
			hi = j
		case k-1 >= i:
			lo = i
		default:
			return v[k-1]
		}
	}
	return v[k-1]
}
