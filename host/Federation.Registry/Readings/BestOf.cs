using Federation.Registry.Criteria;

namespace Federation.Registry.Readings;

/// <summary>Which of some values are best, where that can be said.</summary>
internal static class BestOf
{
    /// <param name="values">Null where there is nothing to compare.</param>
    /// <returns>Their places; none where fewer than two have a value, and where all have the same.</returns>
    public static IReadOnlySet<int> All(IEnumerable<decimal?> values, Better better)
    {
        (decimal Value, int Place)[] known = [.. values.Select((value, place) => (value, place)).Where(one => one.value is not null).Select(one => (one.value!.Value, one.place))]; // just looked at
        if (known.Length == 0) return new HashSet<int>();
        decimal best = better == Better.Higher ? known.Max(one => one.Value) : known.Min(one => one.Value);
        return known.All(one => one.Value == best) ? new HashSet<int>() : known.Where(one => one.Value == best).Select(one => one.Place).ToHashSet();
    }
}
