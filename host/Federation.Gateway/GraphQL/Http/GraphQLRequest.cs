using GraphQL;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>One request after GraphQL over HTTP.</summary>
/// <param name="ReadsOnly">True where it came by GET, which must not change anything.</param>
internal sealed record GraphQLRequest(string Query, string? OperationName, Inputs Variables, Inputs Extensions, bool ReadsOnly)
{
    /// <summary>The document of <see cref="Query"/> where that is a trusted one, read and validated at start; else null.</summary>
    public GraphQLDocument? Trusted { get; init; }

    /// <summary>The id of a trusted document, as it was registered; null for any other.</summary>
    public string? DocumentId { get; init; }

    /// <summary>By how much its price in points is divided. The documents of our own pages are known and bounded, and many people look at them from one address.</summary>
    public int PriceDivisor { get; init; } = 1;

    /// <summary>True where it has to be answered whatever else is asked: what shows what a form did, and what the host asks itself.</summary>
    public bool IsOwed { get; init; }

    /// <summary>By what the caller is counted; see <see cref="Rates.ClientKey"/>.</summary>
    public string Client { get; init; } = "";

    /// <summary>True where the answer may be a stream.</summary>
    public bool TakesStreams { get; init; }

    /// <summary>The last event that the caller had before its connection broke; null where this is no such return.</summary>
    public string? LastEvent { get; init; }
}
