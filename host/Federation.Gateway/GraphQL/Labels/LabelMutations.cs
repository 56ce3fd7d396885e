using Federation.Cluster.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Registry.Labels;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelMutations(IDirectoryGrains grains, LabelDesk desk) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<LabelResultType>("awardLabel")
            .Description("Awards a centre a new label by hand, where none is in force; assessors do it by an application.")
            .Argument<NonNullGraphType<AwardLabelInputType>>("input", "The award.")
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<AwardLabelInput>("input");
                return await DecideAsync(context, input, LabelEventKind.Awarded, input.Levels.ToLevels());
            });
        Add("suspendLabel", LabelEventKind.Suspended, "Suspends the label of a centre: it does not count until it is reinstated.");
        Add("reinstateLabel", LabelEventKind.Reinstated, "Lifts the suspension of a label, and nothing else: what was revoked or has expired stays so.");
        Add("revokeLabel", LabelEventKind.Revoked, "Takes the label of a centre away for good; only a new award can follow.");

        void Add(string name, LabelEventKind kind, string description) => mutation.Field<LabelResultType>(name)
            .Description(description)
            .Argument<NonNullGraphType<LabelDecisionInputType>>("input", "The decision.")
            .ResolveAsync(async context => await DecideAsync(context, context.GetArgument<LabelDecisionInput>("input"), kind, levels: null));
    }

    private async Task<object> DecideAsync(IResolveFieldContext context, LabelDecisionInput input, LabelEventKind kind, LabelLevels? levels)
    {
        var centre = GlobalId.ReadCentre(input.Centre);
        if (await desk.AgainstAsync(context.Directory(), await desk.ReadAsync(centre, context.CancellationToken), context.CancellationToken) is { } conflict) return conflict;
        // A label outlives the listings of its centre, and can be suspended or revoked after them; a new one needs a centre that somebody lists.
        if (kind == LabelEventKind.Awarded && await grains.Centre(centre).Get() is null or { IsClosed: true }) return NotFound.Centre(LabelProblemCodes.UnknownCentre);
        return await desk.DecideAsync(centre, new LabelOrder { Kind = kind, MadeOn = input.MadeOn, Actor = context.Actor(input.Actor), Reason = input.Reason, Levels = levels });
    }
}
