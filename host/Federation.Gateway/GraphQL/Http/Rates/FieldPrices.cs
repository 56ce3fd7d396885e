using System.Collections.Frozen;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Networks;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>
/// What fields cost in points that take more than a look into memory, each time that a query names them and for each object that they are asked of; all others are free. A point is about what a request for one centre takes of the processor.
/// </summary>
internal static class FieldPrices
{
    /// <summary>By <c>Type.field</c>.</summary>
    public static FrozenDictionary<string, int> All { get; } = new Dictionary<string, int>
    {
        ["Query.centres"] = 1,
        ["Query.nodes"] = 1,
        ["CentreConnection.facets"] = 4,
        ["Query.centreClusters"] = 5,
        ["Query.centrePoints"] = 5,
        ["Query.suggest"] = 2,
        ["Query.changes"] = 2,
        ["Query.matchEvidence"] = 5,
        ["Query.verify"] = 5,
        ["Query.certificate"] = 5,
        ["Certificate.basis"] = 5,
        ["Certificate.reading"] = 5,
        ["Centre.history"] = 5,
        ["Network.duplicates"] = 5,
        ["Network.freshness"] = 5,
        ["Network.members"] = 5,
        ["Network.quality"] = 5,
        ["Query.assessmentQueue"] = 2,
        ["Centre.assessments"] = 5,
        ["Query.suspensionAppeals"] = 2,
        ["Mutation.addWebhook"] = 20,
        ["Mutation.renewPushKey"] = 20,
        ["Mutation.renewWebhookSecret"] = 20,
        ["Mutation.resumeWebhook"] = 20,
        ["Mutation.testWebhook"] = 20,
        ["Mutation.blockMember"] = 5,
        ["Mutation.removeMember"] = 5,
        ["Mutation.unblockMember"] = 5,
        ["Mutation.openAssessment"] = 20,
        ["Mutation.askForControlFile"] = 5,
        ["Mutation.checkControlFile"] = 20,
        ["Mutation.mailControlCode"] = 20,
        ["Mutation.enterControlCode"] = 5,
        ["Query.outbox"] = 5,
        ["Operations.cluster"] = 5,
        ["Operations.storage"] = 5,
        ["Operations.feed"] = 2,
        ["Operations.publicLog"] = 5,
        ["Operations.acts"] = 5,
        ["Query.visitStatements"] = 5,
        ["Query.doorEntry"] = 20,
        ["Query.doorEntries"] = 5,
        ["Mutation.disputeVisits"] = 5,
        ["Mutation.answerVisitDispute"] = 5,
        ["Centre.preAssessment"] = 5,
        ["Centre.reading"] = 5,
        ["Query.compare"] = 20,
        ["Mutation.presentPass"] = 10,
        ["Mutation.requestPassCode"] = 10,
        ["Mutation.presentCode"] = 10,
        ["Mutation.requestCredential"] = 10,
        ["Mutation.exportPerson"] = 10,
        ["Mutation.erasePerson"] = 10,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Items that a field gives where it is not told how many, if others than <see cref="Points.UsualItems"/>. One id may be given for a list of ids.</summary>
    public static FrozenDictionary<string, int> UsualItems { get; } = new Dictionary<string, int>
    {
        ["Query.centrePoints"] = MapQueries.UsualPoints,
        ["Query.nodes"] = 1,
        ["Query.suggest"] = SuggestQueries.DefaultSize,
        ["Query.syncRuns"] = NetworkType.DefaultRuns,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
