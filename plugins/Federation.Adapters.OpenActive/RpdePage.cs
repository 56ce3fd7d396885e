namespace Federation.Adapters.OpenActive;

/// <summary>One page of a feed.</summary>
/// <param name="Address">What it was asked by.</param>
/// <param name="Next">Where to go on, a whole address; null where the page is a stored one, which leads nowhere.</param>
internal sealed record RpdePage(string Address, IReadOnlyList<RpdeItem> Items, string? Next)
{
    /// <summary>Whether the feed ends here: nothing is on the page, and it leads to itself.</summary>
    public bool IsLast => Next is null || (Items.Count == 0 && Next == Address);
}
