using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunMutations(IDirectoryGrains grains) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        OfNetwork(mutation, "startRun", "Starts a run of a network and returns at once.")
            .Argument<NonNullGraphType<BooleanGraphType>>("whole", "Read the whole source, though its adapter could read what changed.", argument => argument.DefaultValue = false)
            .ResolveAsync(async context => await StartAsync(NetworkIn(context), RunOrder.Sync(RunTrigger.Person) with { Whole = context.GetArgument<bool>("whole") }));
        OfNetwork(mutation, "releaseRemovals", "Removes the listings of a network that were held back because they are many. Returns at once; a run does it.")
            .ResolveAsync(async context => await StartAsync(NetworkIn(context), new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReleaseRemovals }));
        OfNetwork(mutation, "replayQuarantine", "Maps the quarantined records of a network again, as they are stored: after a mapping was mended, nobody waits for the source. Returns at once; a run does it.")
            .ResolveAsync(async context => await StartAsync(NetworkIn(context), new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReplayQuarantine }));
        OfNetwork(mutation, "undoRemovals", $"Brings back the listings that a run removed, up to {RemovalRule.UndoTime.TotalDays:0} days ago. Returns at once; a run does it.")
            .Argument<NonNullGraphType<IdGraphType>>("run", "The key or global id of the run that removed them.")
            .ResolveAsync(async context => await UndoAsync(NetworkIn(context), context.GetArgument<string>("run")));
        OfNetwork(mutation, "cancelRun", "Asks a run to stop; it ends with the page it is at.")
            .Argument<NonNullGraphType<IdGraphType>>("run", "The run's key or global id.")
            .ResolveAsync(async context => await CancelAsync(NetworkIn(context), context.GetArgument<string>("run")));
    }

    private static FieldBuilder<object?, object> OfNetwork(MutationType mutation, string name, string description) => mutation.Field<RunPayloadType>(name)
        .Description(description)
        .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
        .WhenAbsent(context => RunPayload.OfUnknown(NetworkIn(context)));

    private static NetworkId NetworkIn(IResolveFieldContext context) => GlobalId.ReadNetwork(context.GetArgument<string>("network"));

    private async Task<RunPayload> StartAsync(NetworkId network, RunOrder order)
    {
        var start = await grains.Network(network).StartRun(order);
        return start switch
        {
            { Run: null } => RunPayload.OfUnknown(network),
            { AlreadyRunning: true } => new RunPayload(network, start.Run, [new UserError(UserErrorCode.AlreadyRunning, $"The run {start.Run} of {network} is under way. Wait for it or cancel it.", "network")]),
            _ => new RunPayload(network, start.Run, []),
        };
    }

    private async Task<RunPayload> UndoAsync(NetworkId network, string text)
    {
        var (owner, run) = ReadRun(network, text);
        return owner == network
            ? await StartAsync(network, new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = run })
            : new RunPayload(network, null, [new UserError(UserErrorCode.UnknownRun, $"That is not a run of {network}.", "run")]);
    }

    private async Task<RunPayload> CancelAsync(NetworkId network, string text)
    {
        var (owner, run) = ReadRun(network, text);
        var grain = grains.Network(network);
        if (owner == network && await grain.CancelRun(run)) return new RunPayload(network, run, []);
        return await grain.GetDefinition() is null
            ? RunPayload.OfUnknown(network)
            : new RunPayload(network, null, [new UserError(UserErrorCode.NotRunning, $"No such run of {network} is under way.", "run")]);
    }

    private static (NetworkId Owner, string Run) ReadRun(NetworkId network, string text) =>
        GlobalId.TryParse(text, out var id) && id.Type == GlobalId.Run ? GlobalId.ReadRun(text) : (network, text);
}
