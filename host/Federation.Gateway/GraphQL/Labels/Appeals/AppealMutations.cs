using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Assessments;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Access;
using Federation.Registry.Assessments;
using Federation.Registry.Labels;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Appeals;

/// <summary>Appeals against suspensions. A revocation is final, and has none.</summary>
internal sealed class AppealMutations(IDirectoryGrains grains, LabelArchive labels, AssessmentArchive applications, TimeProvider clock) : IMutationFields
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
        // Before any grain is woken: nobody is told of, or decides, what does not concern them.
        var history = (await labels.ReadAsync([centre], context.CancellationToken))[0];
        bool mayAppeal = await MayAppealAsync(context, history);
        if (history.Events.IsEmpty || !(mayAppeal || context.Directory().Caller.Has(Role.Assessor))) return NotFound.Centre(LabelProblemCodes.UnknownCentre);
        if (!mayAppeal) return new LabelRefused(AssessmentProblemCodes.NotYours, "Whoever decides about labels appeals for nobody.", LabelView.Of(history, clock.GetUtcNow()));
        return await TellAsync(centre, new LabelOrder { Kind = LabelEventKind.Appealed, MadeOn = input.MadeOn, Actor = context.Actor(input.Actor), Reason = input.Reason });
    }

    private async Task<object> DecideAsync(IResolveFieldContext context)
    {
        var input = context.GetArgument<DecideSuspensionAppealInput>("input");
        var centre = GlobalId.ReadCentre(input.Centre);
        var history = (await labels.ReadAsync([centre], context.CancellationToken))[0];
        if (history.Events.IsEmpty) return NotFound.Centre(LabelProblemCodes.UnknownCentre);
        if (context.Directory().HasConflict(centre))
        {
            return new LabelRefused(AssessmentProblemCodes.Conflict, "Whoever has a role of a network that lists the centre decides nothing about its label.", LabelView.Of(history, clock.GetUtcNow()));
        }

        var kind = input.Allowed ? LabelEventKind.Reinstated : LabelEventKind.AppealDismissed;
        return await TellAsync(centre, new LabelOrder { Kind = kind, MadeOn = input.MadeOn, Actor = context.Actor(input.Actor), Reason = input.Reason, OnAppeal = true });
    }

    private async Task<bool> MayAppealAsync(IResolveFieldContext context, LabelHistory history)
    {
        var caller = context.Directory().Caller;
        if (Networks(context, history.Centre).Any(network => caller.Has(Role.NetworkManager, network))) return true;
        string? application = history.Events.LastOrDefault(happened => happened.Award is not null)?.Assessment;
        return AssessmentId.TryParse(application, out var id) && await applications.ReadAsync(id, context.CancellationToken) is { } view && view.Assessment.Subject.Applicant == caller.Subject;
    }

    private static IEnumerable<NetworkId> Networks(IResolveFieldContext context, CentreId centre) => context.Directory().Index.Find(centre)?.Listings.Select(listing => listing.Key.Network) ?? [];

    private async Task<object> TellAsync(CentreId centre, LabelOrder order)
    {
        var answer = await grains.Label(centre).Decide(order);
        var label = LabelView.Of(answer.History, clock.GetUtcNow());
        return answer.IsRefused ? new LabelRefused(answer.Code, answer.Message, label) : new LabelDecided(label!); // a decision that was made leaves one
    }
}
