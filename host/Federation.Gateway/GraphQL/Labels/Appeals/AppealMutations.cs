using Federation.Cluster.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Access;
using Federation.Registry.Assessments;
using Federation.Registry.Labels;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Appeals;

/// <summary>Appeals against suspensions. A revocation is final, and has none.</summary>
internal sealed class AppealMutations(LabelDesk desk) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<LabelResultType>("appealSuspension")
            .Description("Appeals against the suspension of a centre's label, once and within 30 days: for managers of the networks that list the centre and for whoever applied for the label. It stays suspended until an assessor decides.")
            .Argument<NonNullGraphType<LabelDecisionInputType>>("input", "The appeal; its reason is published with it.")
            .ResolveAsync(async context => await AppealAsync(context));
        mutation.Field<LabelResultType>("decideSuspensionAppeal")
            .Description("Decides an appeal against a suspension: allowed, the label is reinstated; else the suspension stands, which whoever suspended does not decide.")
            .Argument<NonNullGraphType<DecideSuspensionAppealInputType>>("input", "The decision.")
            .ResolveAsync(async context => await DecideAsync(context));
    }

    private async Task<object> AppealAsync(IResolveFieldContext context)
    {
        var input = context.GetArgument<LabelDecisionInput>("input");
        var centre = GlobalId.ReadCentre(input.Centre);
        var history = await desk.ReadAsync(centre, context.CancellationToken);
        bool isConcerned = await desk.ConcernsAsync(context.Directory(), history, context.CancellationToken);
        // Nobody is told of, or decides, what does not concern them.
        if (history.Events.IsEmpty || !(isConcerned || context.Directory().Caller.Has(Role.Assessor))) return NotFound.Centre(LabelProblemCodes.UnknownCentre);
        if (!isConcerned) return desk.Refuse(AssessmentProblemCodes.NotYours, "Whoever decides about labels appeals for nobody.", history);
        return await desk.DecideAsync(centre, new LabelOrder { Kind = LabelEventKind.Appealed, MadeOn = input.MadeOn, Actor = context.Actor(input.Actor), Reason = input.Reason });
    }

    private async Task<object> DecideAsync(IResolveFieldContext context)
    {
        var input = context.GetArgument<DecideSuspensionAppealInput>("input");
        var centre = GlobalId.ReadCentre(input.Centre);
        var history = await desk.ReadAsync(centre, context.CancellationToken);
        if (history.Events.IsEmpty) return NotFound.Centre(LabelProblemCodes.UnknownCentre);
        if (await desk.AgainstAsync(context.Directory(), history, context.CancellationToken) is { } conflict) return conflict;
        var kind = input.Allowed ? LabelEventKind.Reinstated : LabelEventKind.AppealDismissed;
        return await desk.DecideAsync(centre, new LabelOrder { Kind = kind, MadeOn = input.MadeOn, Actor = context.Actor(input.Actor), Reason = input.Reason, OnAppeal = true });
    }
}
