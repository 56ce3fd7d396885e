namespace Federation.Contracts;

/// <summary>A postal address; every part is optional.</summary>
public sealed record PostalAddress
{
    /// <summary>Number and street, or a whole address that the source gives as one text.</summary>
    public string? Street { get; init; }

    /// <summary>As text: leading zeros matter.</summary>
    public string? PostalCode { get; init; }

    public string? Locality { get; init; }

    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case; null where the source does not say.</summary>
    public string? Country { get; init; }
}
