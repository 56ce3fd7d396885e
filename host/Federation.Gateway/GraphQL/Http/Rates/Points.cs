namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>What selections cost.</summary>
/// <param name="Once">However many items there are.</param>
/// <param name="Each">For every item of the page that the selections are made of; a page's lists stand one level below it.</param>
internal readonly record struct Points(long Once, long Each)
{
    /// <summary>More than any bucket holds, and far from the end of numbers.</summary>
    public const int Most = 1_000_000;

    /// <summary>Items of a list that is not asked for in pages, and of a page that says no size.</summary>
    public const int UsualItems = 20;

    public static Points operator +(Points one, Points other) => Bounded(one.Once + other.Once, one.Each + other.Each);

    /// <summary>What it comes to with so many items.</summary>
    public long Of(int items) => Math.Min(Most, Once + (Each * items));

    /// <summary>As points of a field beside others.</summary>
    /// <param name="below">What its selections cost.</param>
    /// <param name="price">Its own.</param>
    /// <param name="isList">False for one object, which may be a page.</param>
    /// <param name="size">Items asked for; null for a field that has no argument for them.</param>
    public static Points OfField(Points below, int price, bool isList, int? size)
    {
        if (!isList) return Bounded(price + below.Of(size ?? UsualItems), 0);
        long item = below.Of(UsualItems);
        return size is { } items ? Bounded(price + (items * item), 0) : Bounded(price, item);
    }

    private static Points Bounded(long once, long each) => new(Math.Min(Most, once), Math.Min(Most, each));
}
