using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Access;
using Federation.Registry.Assessments;
using Federation.Registry.Labels;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

internal sealed class AssessmentMutations(IDirectoryGrains grains, AssessmentArchive archive, EvidenceArchive evidence) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<AssessmentResultType>("openAssessment")
            .Description("Begins an application for the label of a centre, under the newest criteria; one at most is under way.")
            .Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.")
            .Argument<IdGraphType>("network", "The network that lists the centre and for which you apply as its manager, which is proof enough that you may; left out where the centre applies itself.")
            .ResolveAsync(async context => await OpenAsync(context));
        mutation.Field<AssessmentResultType>("answerCriterion")
            .Description("Says something to a criterion, for the applicant. Made to be called while somebody types.")
            .Argument<NonNullGraphType<AnswerCriterionInputType>>("input", "The answer.")
            .ResolveAsync(async context => await DecideAsync(context, context.GetArgument<AnswerCriterionInput>("input") is var input ? input.Assessment : "", by => new AssessmentCommand.Say(input.ToAnswer()) { MadeOn = 0, By = by, At = default }));
        mutation.Field<AssessmentResultType>("takeAnswerBack")
            .Description("Takes back what was said to a criterion, for the applicant.")
            .Argument<NonNullGraphType<StringGraphType>>("assessment", "The application's key.")
            .Argument<NonNullGraphType<StringGraphType>>("criterion", "The criterion's id.")
            .ResolveAsync(async context => await DecideAsync(context, context.GetArgument<string>("assessment"), by => new AssessmentCommand.Unsay(context.GetArgument<string>("criterion")) { MadeOn = 0, By = by, At = default }));
        mutation.Field<AssessmentResultType>("takeFileAway")
            .Description("Takes a file away that no answer names any more, for the applicant; its bytes are deleted. Files come by POST to /assessments/KEY/files.")
            .Argument<NonNullGraphType<StringGraphType>>("assessment", "The application's key.")
            .Argument<NonNullGraphType<StringGraphType>>("file", "The file's key.")
            .ResolveAsync(async context => await TakeFileAwayAsync(context, context.GetArgument<string>("assessment"), context.GetArgument<string>("file")));
        mutation.OfNetwork<AssessmentResultType>("vouchForApplicant", "Says, for a network that lists the centre, that the applicant speaks for it.")
            .Argument<NonNullGraphType<StringGraphType>>("assessment", "The application's key.")
            .ResolveAsync(async context =>
            {
                var network = context.NetworkAsked();
                if (await grains.Network(network).GetDefinition() is null) return NotFound.Network(network);
                return await DecideAsync(context, context.GetArgument<string>("assessment"), by => new AssessmentCommand.ProveControl(new ControlProof(ControlMethod.Vouched, null)) { MadeOn = 0, By = by with { Networks = [network.Value] }, At = default });
            });

        Step("submitAssessment", "Hands an application in, the first time or with what was asked for; for the applicant. From then on its steps, a refusal too, stand in the public log for good; and what assessors accept of the answers (value, evidence, day; no note and no file) is published with the label.", (by, on) => new AssessmentCommand.Submit { MadeOn = on, By = by, At = default });
        Step("takeAssessment", "Takes an application as its first assessor or, where a level 3 is proposed, as the second. Not for whoever applied or has a role of a network that lists the centre.", (by, on) => new AssessmentCommand.Take { MadeOn = on, By = by, At = default });
        Decision("concludeAssessment", "Comes to the levels that what was accepted makes, with what the directory computes; for the first assessor. The label is awarded with it, but for a level 3 on any axis, with which a second assessor has to agree.", (by, on, reason) => new AssessmentCommand.Conclude(reason, []) { MadeOn = on, By = by, At = default });
        Decision("agreeWithAssessment", "Agrees with what the first assessor proposes, for the second: the label is awarded.", (by, on, reason) => new AssessmentCommand.Agree(reason) { MadeOn = on, By = by, At = default });
        Decision("returnAssessment", "Does not agree, for the second assessor: the first looks at it again.", (by, on, reason) => new AssessmentCommand.Return(reason) { MadeOn = on, By = by, At = default });
        Decision("refuseAssessment", "Refuses the label, for the first assessor. The applicant may appeal for 30 days.", (by, on, reason) => new AssessmentCommand.Refuse(reason) { MadeOn = on, By = by, At = default });
        Decision("appealAssessment", "Appeals against a refusal, for the applicant.", (by, on, reason) => new AssessmentCommand.Appeal(reason) { MadeOn = on, By = by, At = default });
        Decision("withdrawAssessment", "Takes an application back, for the applicant.", (by, on, reason) => new AssessmentCommand.Withdraw(reason) { MadeOn = on, By = by, At = default });

        mutation.Field<AssessmentResultType>("judgeAnswer")
            .Description("Accepts an answer, corrects it or lets it not count; for the first assessor.")
            .Argument<NonNullGraphType<JudgeAnswerInputType>>("input", "The judgement.")
            .ResolveAsync(async context => await DecideAsync(context, context.GetArgument<JudgeAnswerInput>("input") is var input ? input.Assessment : "", by =>
                new AssessmentCommand.Judge(new Judgement { Criterion = input.Criterion, Value = input.Value is { } value ? Exact.Of(value) : null, Evidence = input.Evidence, Reason = input.Reason }) { MadeOn = input.MadeOn, By = by, At = default }));
        mutation.Field<AssessmentResultType>("askApplicant")
            .Description("Asks the applicant for more, by a time; for the first assessor.")
            .Argument<NonNullGraphType<AskApplicantInputType>>("input", "What is missing.")
            .ResolveAsync(async context => await DecideAsync(context, context.GetArgument<AskApplicantInput>("input") is var input ? input.Assessment : "", by => new AssessmentCommand.AskMore(input.Reason, input.Until) { MadeOn = input.MadeOn, By = by, At = default }));
        mutation.Field<AssessmentResultType>("decideAppeal")
            .Description("Decides an appeal; for an assessor who had no part in what is appealed against.")
            .Argument<NonNullGraphType<DecideAppealInputType>>("input", "The decision.")
            .ResolveAsync(async context => await DecideAsync(context, context.GetArgument<DecideAppealInput>("input") is var input ? input.Assessment : "", by => new AssessmentCommand.DecideAppeal(input.Allowed, input.Reason) { MadeOn = input.MadeOn, By = by, At = default }));

        void Step(string name, string description, Func<AssessmentActor, int, AssessmentCommand> command) => mutation.Field<AssessmentResultType>(name)
            .Description(description)
            .Argument<NonNullGraphType<AssessmentStepInputType>>("input", "The step.")
            .ResolveAsync(async context => await DecideAsync(context, context.GetArgument<AssessmentInput>("input") is var input ? input.Assessment : "", by => command(by, input.MadeOn)));

        void Decision(string name, string description, Func<AssessmentActor, int, string, AssessmentCommand> command) => mutation.Field<AssessmentResultType>(name)
            .Description(description)
            .Argument<NonNullGraphType<AssessmentDecisionInputType>>("input", "The step, with its reason.")
            .ResolveAsync(async context => await DecideAsync(context, context.GetArgument<AssessmentReasonInput>("input") is var input ? input.Assessment : "", by => command(by, input.MadeOn, input.Reason)));
    }

    private async Task<object> OpenAsync(IResolveFieldContext context)
    {
        if (context.KnownCentre(context.GetArgument<string>("centre")) is not { } centre) return NotFound.Centre(LabelProblemCodes.UnknownCentre);
        var caller = context.Directory().Caller;
        string? network = context.GetArgument<string?>("network");
        if (network is not null)
        {
            var id = GlobalId.ReadNetwork(network);
            if (!caller.Has(Role.NetworkManager, id)) return NotFound.Network(id);
            network = id.Value;
        }

        return Told(await grains.Assessments(centre).Open(AssessmentAccess.Actor(caller, context.Subject()), network));
    }

    private async Task<object> TakeFileAwayAsync(IResolveFieldContext context, string key, string file)
    {
        object told = await DecideAsync(context, key, by => new AssessmentCommand.TakeFile(file) { MadeOn = 0, By = by, At = default });
        if (told is AssessmentDone && AssessmentId.TryParse(key, out var id)) await evidence.RemoveAsync(new EvidenceId(id, file), CancellationToken.None);
        return told;
    }

    private async Task<object> DecideAsync(IResolveFieldContext context, string key, Func<AssessmentActor, AssessmentCommand> command)
    {
        // No grain is woken for an id that somebody made up, and nobody is told of what does not concern them.
        var caller = context.Directory().Caller;
        if (!AssessmentId.TryParse(key, out var id) || await archive.ReadAsync(id, context.CancellationToken) is not { } view || !context.Directory().MayRead(view)) return NotFound.Assessment();
        var order = AssessmentOrder.Of(command(AssessmentAccess.Actor(caller, context.Subject())));
        return Told(await grains.Assessments(id.Centre).Decide(key, order));
    }

    internal static object Told(AssessmentAnswer answer) => answer switch
    {
        { Code: AssessmentProblemCodes.Unknown } => NotFound.Assessment(),
        { Code: LabelProblemCodes.UnknownCentre } => NotFound.Centre(LabelProblemCodes.UnknownCentre), // it went meanwhile
        { Code: { } code, Message: { } message } => new Refused(code, message),
        { View: { } view } => new AssessmentDone(view),
        _ => throw new InvalidOperationException("Something happened to no application."),
    };
}
