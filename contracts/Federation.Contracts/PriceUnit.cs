namespace Federation.Contracts;

/// <summary>For how long, or how often, an amount is paid. Stored by name.</summary>
public enum PriceUnit
{
    Hour,
    HalfDay,
    Day,
    Week,
    Month,
    Year,

    /// <summary>Each time that somebody comes in.</summary>
    Entry,
}
