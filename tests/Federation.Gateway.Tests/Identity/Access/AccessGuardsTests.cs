using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Access;

public sealed class AccessGuardsTests
{
    private static readonly AccessRule ManagerOfOwn = new() { Who = Audience.Manager, Of = NetworkOf.Own };

    [Theory]
    [InlineData("SyncRun", "tries")]
    [InlineData("Query", "centres")]
    [InlineData("Mutation", "startRun")]
    public async Task Start_AFieldWithoutARow_IsNoStartAndNamesIt(string type, string field)
    {
        string message = await RefusalAsync(AccessTable.Standard.Rows.Where(row => row != Row(type, field)));

        Assert.Equal($"access.json and the schema do not fit each other. {type}.{field} has no row: say there who may have it.", message);
    }

    [Theory]
    [InlineData("Network", "owner")]
    [InlineData("Nothing", "id")]
    [InlineData("AddNetworkInput", "id")]
    [InlineData("Node", "id")]
    public async Task Start_ARowWithoutAField_IsNoStartAndNamesIt(string type, string field)
    {
        string message = await RefusalAsync([.. AccessTable.Standard.Rows, new AccessRow(type, field, AccessRule.Public)]);

        Assert.Equal($"access.json and the schema do not fit each other. {type}.{field} has a row and is no field of an object type.", message);
    }

    [Fact]
    public async Task Start_SeveralFieldsAtFault_NamesAll()
    {
        string message = await RefusalAsync([.. AccessTable.Standard.Rows.Where(row => row.Type != "RemovalRule"), new AccessRow("Network", "owner", AccessRule.Public)]);

        Assert.All((string[])["RemovalRule.hours", "RemovalRule.mostShare", "RemovalRule.runs", "Network.owner"], name => Assert.Contains($" {name} ", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_APublicFieldThatGivesWhatIsForItsReceivers_IsNoStart()
    {
        Assert.EndsWith(" Query.quarantine is public, and gives a QuarantinePage, which is for its receivers.", await RefusalAsync(With("Query", "quarantine", AccessRule.Public)), StringComparison.Ordinal);
        Assert.EndsWith(" QuarantinePage.items is public, and gives a QuarantinedRecord, which is for its receivers.", await RefusalAsync(With("QuarantinePage", "items", AccessRule.Public)), StringComparison.Ordinal);
        // Query.node gives whatever is a Node.
        string either = await RefusalAsync(With("SyncRun", "counts", new AccessRule { Who = Audience.Receiver }));
        Assert.Contains(" Query.node is public, and gives a SyncRun, which is for its receivers.", either, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AReceiverOfWhatNobodyGives_IsNoStart() =>
        Assert.EndsWith(" Query is for its receivers, and no field gives one.", await RefusalAsync(With("Query", "services", new AccessRule { Who = Audience.Receiver })), StringComparison.Ordinal);

    [Fact]
    public async Task Start_ARuleThatCannotBeKept_IsNoStart()
    {
        Assert.EndsWith(" SyncRun.adapter is for a role of its own network, and SyncRun does not say which that is: IOwnedByNetwork.", await RefusalAsync(With("SyncRun", "adapter", ManagerOfOwn)), StringComparison.Ordinal);
        Assert.EndsWith(" Network.adapter would be answered null, and never is null.", await RefusalAsync(With("Network", "adapter", new AccessRule { Who = Audience.Operator, NullForOthers = true })), StringComparison.Ordinal);
        Assert.EndsWith(" Network.adapter would be answered null, and never is null.", await RefusalAsync(With("Network", "adapter", ManagerOfOwn)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("startRun", "nothing")]
    [InlineData("startRun", "whole")] // no id
    [InlineData("startRun", "network.key")] // no input object
    [InlineData("awardLabel", "input")] // no id
    [InlineData("awardLabel", "input.network")] // no such member
    [InlineData("awardLabel", "input.levels.services")] // neither required nor an id
    [InlineData("addNetwork", "input.id")] // a text
    public async Task Start_AnArgumentThatNamesNoNetwork_IsNoStart(string mutation, string argument) => Assert.EndsWith(
        $" Mutation.{mutation} is for a role of the network in \"{argument}\", and no required id stands there.",
        await RefusalAsync(With("Mutation", mutation, new AccessRule { Who = Audience.Manager, Of = NetworkOf.Argument, Argument = argument })),
        StringComparison.Ordinal);

    [Fact]
    public async Task Start_AnOptionalArgument_IsNoStart() => Assert.EndsWith(
        " Query.syncRuns is for a role of the network in \"network\", and no required id stands there.",
        await RefusalAsync(With("Query", "syncRuns", new AccessRule { Who = Audience.Manager, Of = NetworkOf.Argument, Argument = "network" })),
        StringComparison.Ordinal);

    [Fact]
    public void Offences_AGuardedStream_IsOneAsLongAsNoGuardStandsBeforeStreams()
    {
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("now").Resolve(_ => "now");
        var subscription = new ObjectGraphType { Name = "Subscription" };
        subscription.Field<StringGraphType>("later").ResolveStream(_ => throw new NotSupportedException("Nobody listens."));
        using var schema = new Schema { Query = query, Subscription = subscription };
        schema.Initialize();

        Assert.Equal(["Subscription.later is a stream, and no guard stands before streams."], Offences(new AccessRule { Who = Audience.SignedIn }));
        Assert.Empty(Offences(AccessRule.Public));

        IReadOnlyList<string> Offences(AccessRule rule) => AccessCheck.Offences(schema, new AccessTable([new AccessRow("Query", "now", AccessRule.Public), new AccessRow("Subscription", "later", rule)]));
    }

    [Fact]
    public async Task Place_EveryField_IsGuardedOnlyWhereItIsNotForEverybody()
    {
        await using var host = await GatewayHost.StartAsync();
        var schema = host.Services.GetRequiredService<DirectorySchema>();

        Assert.All(AccessCheck.FieldsOf(schema), field => Assert.Equal(
            Row(field.Type.Name, field.Field.Name).Rule.Who is not (Audience.Public or Audience.Receiver),
            field.Field.Resolver is AccessGuard));
    }

    [Theory]
    [InlineData("Mutation", "addNetwork", "Adds a partner network whose source is an https address. For operators.")]
    [InlineData("Mutation", "cancelRun", "Asks a run to stop; it ends with the page it is at. For managers of the network, and operators.")]
    [InlineData("Mutation", "revokeLabel", "Takes the label of a centre away for good; only a new award can follow. For assessors of any network, and operators.")]
    [InlineData("LabelEvent", "actor", "Who decided it. For operators; null for others.")]
    [InlineData("LabelEvent", "reason", "Why, in the words of who decided.")]
    [InlineData("QuarantinePage", "items", "The records of this page.")]
    public async Task Place_TheDescription_SaysForWhomItIs(string type, string field, string expected)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal(expected, AccessCheck.FieldsOf(host.Services.GetRequiredService<DirectorySchema>()).Single(known => known.Type.Name == type && known.Field.Name == field).Field.Description);
    }

    [Fact]
    public async Task Guard_ANetworkInsideAnInput_IsFoundThere()
    {
        await using var host = await GatewayHost.StartAsync(extend: services => services
            .AddSingleton<IMutationFields, ProbeMutation>()
            .AddSingleton(new AccessTable([.. AccessTable.Standard.Rows, new AccessRow("Mutation", "probe", new AccessRule { Who = Audience.Staff, Of = NetworkOf.Argument, Argument = "input.network" })])));
        string staff = host.Callers.Add(Role.CentreStaff, "cote-dor");
        const string query = "mutation($network: ID!) { probe(input: { network: $network }) }";

        Assert.Equal("""{"probe":"done"}""", (await host.AskAsync(query, new { network = "cote-dor" }, staff)).Data.GetRawText());
        Assert.Equal("""{"probe":"done"}""", (await host.AskAsync(query, new { network = GlobalId.Of(NetworkId.Parse("cote-dor")) }, staff)).Data.GetRawText());
        Assert.Equal("""{"probe":null}""", (await host.AskAsync(query, new { network = "spaces" }, staff)).Data.GetRawText());
        Assert.Equal("""{"probe":"done"}""", (await host.AskAsync(query, new { network = "spaces" }, host.Token)).Data.GetRawText());
    }

    private static AccessRow Row(string type, string field) => AccessTable.Standard.Rows.Single(row => row.Type == type && row.Field == field);

    private static IEnumerable<AccessRow> With(string type, string field, AccessRule rule)
    {
        var changed = Row(type, field);
        return AccessTable.Standard.Rows.Select(row => row == changed ? row with { Rule = rule } : row);
    }

    private static async Task<string> RefusalAsync(IEnumerable<AccessRow> rows)
    {
        var table = new AccessTable(rows);
        return (await Assert.ThrowsAsync<InvalidDataException>(() => GatewayHost.StartAsync(extend: services => services.AddSingleton(table)))).Message;
    }

    private sealed class ProbeMutation : IMutationFields
    {
        public void AddTo(MutationType mutation) => mutation.Field<StringGraphType>("probe").Description("A probe.").Argument<NonNullGraphType<ProbeInputType>>("input", "What is probed.").Resolve(_ => "done");
    }

    private sealed record ProbeInput
    {
        public required string Network { get; init; }
    }

    private sealed class ProbeInputType : InputObjectGraphType<ProbeInput>
    {
        public ProbeInputType()
        {
            Name = "ProbeInput";
            Field<NonNullGraphType<IdGraphType>>("network");
        }
    }
}
