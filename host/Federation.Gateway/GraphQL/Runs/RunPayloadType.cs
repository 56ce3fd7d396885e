using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunPayloadType : ObjectGraphType<RunPayload>
{
    public RunPayloadType()
    {
        Name = "RunPayload";
        Description = "What became of a wish to start or stop a run.";
        Field<IdGraphType>("runId").Description("The global id of the run meant: started, asked to stop, or already under way.").Resolve(context => context.Source.Run is { } run ? GlobalId.Of(context.Source.Network, run) : null);
        Field<SyncRunType>("run")
            .Description("The run meant, as stored so far.")
            .Resolve(context => context.Source.Run is { } run ? context.Directory().Runs.Load((context.Source.Network, run)) : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<UserErrorType>>>>("errors").Description("What went wrong; empty when it was done.").Resolve(context => context.Source.Errors);
    }
}
