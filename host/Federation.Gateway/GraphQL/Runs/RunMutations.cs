using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunMutations(IDirectoryGrains grains) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<RunPayloadType>("startRun")
            .Description("Starts a run of a network and returns at once. Operators only.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .Argument<NonNullGraphType<BooleanGraphType>>("whole", "Read the whole source, though its adapter could read what changed.", argument => argument.DefaultValue = false)
            .ResolveAsync(async context =>
            {
                context.RequireOperator();
                var order = RunOrder.Sync(RunTrigger.Person) with { Whole = context.GetArgument<bool>("whole") };
                return await StartAsync(GlobalId.ReadNetwork(context.GetArgument<string>("network")), order);
            });
        mutation.Field<RunPayloadType>("releaseRemovals")
            .Description("Removes the listings of a network that were held back because they are many. Returns at once; a run does it. Operators only.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .ResolveAsync(async context =>
            {
                context.RequireOperator();
                return await StartAsync(GlobalId.ReadNetwork(context.GetArgument<string>("network")), new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReleaseRemovals });
            });
        mutation.Field<RunPayloadType>("replayQuarantine")
            .Description("Maps the quarantined records of a network again, as they are stored: after a mapping was mended, nobody waits for the source. Returns at once; a run does it. Operators only.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .ResolveAsync(async context =>
            {
                context.RequireOperator();
                return await StartAsync(GlobalId.ReadNetwork(context.GetArgument<string>("network")), new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReplayQuarantine });
            });
        mutation.Field<RunPayloadType>("undoRemovals")
            .Description($"Brings back the listings that a run removed, up to {RemovalRule.UndoTime.TotalDays:0} days ago. Returns at once; a run does it. Operators only.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .Argument<NonNullGraphType<IdGraphType>>("run", "The key or global id of the run that removed them.")
            .ResolveAsync(async context =>
            {
                context.RequireOperator();
                var network = GlobalId.ReadNetwork(context.GetArgument<string>("network"));
                var (owner, run) = ReadRun(network, context.GetArgument<string>("run"));
                return owner == network
                    ? await StartAsync(network, new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = run })
                    : new RunPayload(network, null, [new UserError(UserErrorCode.UnknownRun, $"That is not a run of {network}.", "run")]);
            });
        mutation.Field<RunPayloadType>("cancelRun")
            .Description("Asks a run to stop; it ends with the page it is at. Operators only.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .Argument<NonNullGraphType<IdGraphType>>("run", "The run's key or global id.")
            .ResolveAsync(async context =>
            {
                context.RequireOperator();
                return await CancelAsync(GlobalId.ReadNetwork(context.GetArgument<string>("network")), context.GetArgument<string>("run"));
            });
    }

    private async Task<RunPayload> StartAsync(NetworkId network, RunOrder order)
    {
        var start = await grains.Network(network).StartRun(order);
        return start switch
        {
            { Run: null } => new RunPayload(network, null, [new UserError(UserErrorCode.UnknownNetwork, $"There is no network {network}.", "network")]),
            { AlreadyRunning: true } => new RunPayload(network, start.Run, [new UserError(UserErrorCode.AlreadyRunning, $"The run {start.Run} of {network} is under way. Wait for it or cancel it.", "network")]),
            _ => new RunPayload(network, start.Run, []),
        };
    }

    private async Task<RunPayload> CancelAsync(NetworkId network, string text)
    {
        var (owner, run) = ReadRun(network, text);
        return owner == network && await grains.Network(network).CancelRun(run)
            ? new RunPayload(network, run, [])
            : new RunPayload(network, null, [new UserError(UserErrorCode.NotRunning, $"No such run of {network} is under way.", "run")]);
    }

    private static (NetworkId Owner, string Run) ReadRun(NetworkId network, string text) =>
        GlobalId.TryParse(text, out var id) && id.Type == GlobalId.Run ? GlobalId.ReadRun(text) : (network, text);
}
