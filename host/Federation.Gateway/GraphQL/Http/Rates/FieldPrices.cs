using System.Collections.Frozen;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>
/// What fields cost in points that take more than a look into memory, each time that a query names them; all others are free. A point is about what a request for one centre takes of the processor.
/// </summary>
internal static class FieldPrices
{
    /// <summary>By <c>Type.field</c>.</summary>
    public static FrozenDictionary<string, int> All { get; } = new Dictionary<string, int>
    {
        ["Query.centres"] = 1,
        ["CentreConnection.facets"] = 4,
        ["Query.centreClusters"] = 5,
        ["Query.centrePoints"] = 5,
        ["Query.suggest"] = 2,
        ["Query.changes"] = 2,
        ["Query.matchEvidence"] = 5,
        ["Query.verify"] = 5,
        ["Query.certificate"] = 5,
        ["Centre.history"] = 5,
        ["Centre.preAssessment"] = 5,
        ["Mutation.presentPass"] = 10,
        ["Mutation.requestCredential"] = 10,
        ["Mutation.exportPerson"] = 10,
        ["Mutation.erasePerson"] = 10,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
