namespace Federation.Contracts;

/// <summary>A postal address; every part is optional.</summary>
public sealed record PostalAddress
{
    /// <summary>Number and street, or a whole address that the source gives as one text.</summary>
    public string? Street { get; init; }

    /// <summary>As text: leading zeros matter.</summary>
    public string? PostalCode { get; init; }

    public string? Locality { get; init; }

    /// <summary>
    /// The official code of the municipality in its country, where the source has one: INSEE in France, AGS in Germany. At most 20 characters, as text. By it a listing that moves to another
    /// place is told from one whose town is spelt anew.
    /// </summary>
    public string? LocalityCode { get; init; }

    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case; null where the source does not say.</summary>
    public string? Country { get; init; }
}
