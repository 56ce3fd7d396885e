using System.Runtime.CompilerServices;
using Federation.Cluster.Index;

namespace Federation.Gateway.GraphQL.Writing.Fragments;

/// <summary>
/// Fragments of one shape, by the places of their centres: a part of the index that is no more takes what was kept for it along. Thread safe: two that write the same write alike, so the last may win.
/// </summary>
/// <param name="grown">Is told of every byte that is kept more.</param>
internal sealed class FragmentShelf(Action<int> grown)
{
    private const int PageSize = 512;

    private readonly ConditionalWeakTable<object, Fragment?[]?[]> _parts = [];

    public Fragment? Find(CentrePlace place, DateTimeOffset now) =>
        _parts.TryGetValue(place.Part, out var pages) && pages[place.Number / PageSize] is { } page && page[place.Number % PageSize] is { } kept && now < kept.Until ? kept : null;

    public void Keep(CentrePlace place, Fragment fragment)
    {
        var pages = _parts.GetValue(place.Part, _ => new Fragment?[]?[(place.PartSize + PageSize - 1) / PageSize]);
        ref var page = ref pages[place.Number / PageSize];
        if (page is null && Interlocked.CompareExchange(ref page, new Fragment?[PageSize], null) is null) grown(PageSize * IntPtr.Size);
        Volatile.Write(ref page![place.Number % PageSize], fragment); // just made
        grown(fragment.Bytes);
    }
}
