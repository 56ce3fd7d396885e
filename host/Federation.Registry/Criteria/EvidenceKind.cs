namespace Federation.Registry.Criteria;

/// <summary>
/// How a value is known. The first four rise in strength: evidence of one kind also serves where a weaker one is asked for, never where a stronger one is.
/// <see cref="Computed"/> stands apart: it serves where it is asked for, and nothing else serves there.
/// </summary>
public enum EvidenceKind
{
    /// <summary>The centre or its network says so.</summary>
    Declared,

    /// <summary>A contract, an invoice, a certificate or the like shows it.</summary>
    Document,

    /// <summary>An instrument measured it, as the criterion describes.</summary>
    Measured,

    /// <summary>A person from outside came and looked.</summary>
    Audited,

    /// <summary>The directory counted it over many days of the centre's own feed.</summary>
    Computed,
}
