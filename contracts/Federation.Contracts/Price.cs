namespace Federation.Contracts;

/// <summary>
/// What something costs. An adapter may give the text alone: the host reads amount, currency, unit and service out of it where it has one meaning.
/// </summary>
public sealed record Price
{
    /// <summary>The price in the source's words; 1 to 200 characters after trimming.</summary>
    public required string Text { get; init; }

    /// <summary>0 for what is free; null where the text tells no one amount.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217, upper case; null where the source does not say, and for what is free.</summary>
    public string? Currency { get; init; }

    /// <summary>What the amount is paid for; null where the source does not say.</summary>
    public PriceUnit? Unit { get; init; }

    /// <summary>The service that the price is for, a key of <see cref="ServiceKeys"/>; null where the source does not say.</summary>
    public string? Service { get; init; }
}
