namespace Federation.Gateway.GraphQL.Centres;

/// <summary>A page of a list, after the Relay connection specification.</summary>
internal interface IPage
{
    bool HasNextPage { get; }

    bool HasPreviousPage { get; }

    /// <summary>Null on an empty page.</summary>
    string? StartCursor { get; }

    /// <summary>The same.</summary>
    string? EndCursor { get; }
}
