namespace Federation.Adapters.OpenActive;

/// <summary>What an item says of itself.</summary>
internal enum RpdeState
{
    /// <summary>Something that the specification does not know, or nothing.</summary>
    Unknown,

    Updated,

    Deleted,
}
