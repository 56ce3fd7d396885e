namespace Federation.Cluster.Matching.Candidates;

/// <summary>
/// Leads from keys to numbers: a dozen keys for each of a million listings. Keys are hashes already, so a part of each picks one of many small tables, which grow by themselves and have few free slots, and another is kept to
/// compare. Holds no references, which a collector would have to look through. Not thread safe.
/// </summary>
/// <remarks>Of a key's 64 bits 44 count: among twelve million keys, a lookup meets what is under another key about once in a million times. Whoever looks compares what is found anyway.</remarks>
internal sealed class KeyTable
{
    private const int PartBits = 12, MarkBits = 32;

    private readonly Part?[] _parts = new Part?[1 << PartBits];

    /// <summary>0 where nothing is under the key.</summary>
    public int Find(ulong key) => PartOf(key)?.Find(MarkOf(key)) ?? 0;

    /// <summary>The place of what is under the key; 0 in it at first, and to be filled with something else before the table is asked again.</summary>
    public ref int Place(ulong key) => ref (PartOf(key) ??= new Part()).Place(MarkOf(key));

    public void Remove(ulong key) => PartOf(key)?.Remove(MarkOf(key));

    private ref Part? PartOf(ulong key) => ref _parts[key >> (64 - PartBits)];

    private static uint MarkOf(ulong key) => (uint)(key >> (64 - PartBits - MarkBits));

    /// <summary>Open addressing; slots lie in order of marks as far as there is room.</summary>
    private sealed class Part
    {
        private const int FewestSlots = 8;

        private (uint Mark, int Value)[] _slots = new (uint, int)[FewestSlots];
        private int _count;

        public int Find(uint mark) => _slots[SlotOf(mark)].Value;

        public ref int Place(uint mark)
        {
            int slot = SlotOf(mark);
            if (_slots[slot].Value == 0)
            {
                if (++_count > _slots.Length - (_slots.Length / 8))
                {
                    Grow();
                    slot = SlotOf(mark);
                }

                _slots[slot].Mark = mark;
            }

            return ref _slots[slot].Value;
        }

        public void Remove(uint mark)
        {
            int free = SlotOf(mark);
            if (_slots[free].Value == 0) return;
            _count--;
            // What lies behind and would have lain here is moved up, so that no way is cut (D. E. Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
            for (int slot = After(free); _slots[slot].Value != 0; slot = After(slot))
            {
                int home = HomeOf(_slots[slot].Mark);
                bool isBetween = free <= slot ? free < home && home <= slot : free < home || home <= slot;
                if (isBetween) continue;
                _slots[free] = _slots[slot];
                free = slot;
            }

            _slots[free] = default;
        }

        /// <summary>Where the mark is, or would be put.</summary>
        private int SlotOf(uint mark)
        {
            int slot = HomeOf(mark);
            while (_slots[slot].Value != 0 && _slots[slot].Mark != mark) slot = After(slot);
            return slot;
        }

        private int HomeOf(uint mark) => (int)(((ulong)mark * (ulong)_slots.Length) >> MarkBits);

        private int After(int slot) => slot + 1 == _slots.Length ? 0 : slot + 1;

        private void Grow()
        {
            var before = _slots;
            _slots = new (uint, int)[before.Length + (before.Length / 4)];
            foreach (var slot in before)
            {
                if (slot.Value != 0) _slots[SlotOf(slot.Mark)] = slot;
            }
        }
    }
}
