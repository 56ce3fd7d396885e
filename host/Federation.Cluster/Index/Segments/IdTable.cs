using System.Numerics;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Index.Segments;

/// <summary>Leads from a centre's id to its number in a segment: open addressing over the segment's own array, four to eight bytes a centre. Immutable.</summary>
internal sealed class IdTable
{
    private const int Free = -1;

    private readonly CentreId[] _ids;
    private readonly int[] _slots;

    /// <param name="ids">Each once. Kept, not copied.</param>
    public IdTable(CentreId[] ids)
    {
        _ids = ids;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)(ids.Length + (ids.Length / 2) + 1))]; // half as many again keep the ways short
        Array.Fill(_slots, Free);
        for (int number = 0; number < ids.Length; number++)
        {
            int slot = SlotOf(ids[number]);
            while (_slots[slot] != Free) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number;
        }
    }

    /// <summary>-1 where it is not here.</summary>
    public int Find(CentreId id)
    {
        int slot = SlotOf(id);
        while (_slots[slot] is not Free and var number)
        {
            if (_ids[number] == id) return number;
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return Free;
    }

    private int SlotOf(CentreId id) => id.GetHashCode() & (_slots.Length - 1);
}
