using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria.Versions;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

internal sealed class AssessmentType : ObjectGraphType<AssessmentView>
{
    public AssessmentType()
    {
        Name = "Assessment";
        Description = "An application for the label, from its beginning to the decision.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("The centre's key, a hyphen and the application's number.").Resolve(context => context.Source.Assessment.Subject.Id);
        Field<CentreType>("centre").Description("The centre; null where it is gone.").Resolve(context =>
            CentreId.TryParse(context.Source.Assessment.Subject.Centre, out var id) ? context.Directory().Centres.Load(id).Select(centre => centre is null ? null : CentreNode.Of(centre)) : null);
        Field<NonNullGraphType<IntGraphType>>("version").Description("To decide on: it grows with every event.").Resolve(context => context.Source.Assessment.Version);
        Field<NonNullGraphType<AssessmentStageType>>("stage").Description("Where it stands.").Resolve(context => context.Source.Assessment.Stage);
        Field<NonNullGraphType<StringGraphType>>("criteriaVersion").Description("The version of the criteria by which it is assessed.").Resolve(context => context.Source.Assessment.Subject.CriteriaVersion);
        Field<StringGraphType>("network").Description("The key of the network whose manager applies; null where the centre applies itself.").Resolve(context => context.Source.Assessment.Subject.Network);
        Field<NonNullGraphType<DateTimeScalar>>("openedAt").Description("When it was begun.").Resolve(context => context.Source.Assessment.OpenedAt);
        Field<NonNullGraphType<DateTimeScalar>>("changedAt").Description("When something happened to it last.").Resolve(context => context.Source.Assessment.ChangedAt);
        Field<DateTimeScalar>("until").Description("When it lapses where the applicant does nothing, or until when an appeal may be made; null where nothing runs out.").Resolve(context => context.Source.Assessment.Until);
        Field<StringGraphType>("reason").Description("What was said with the last question, decision or appeal; null for nothing.").Resolve(context => context.Source.Assessment.Reason);
        Field<ControlProofType>("control").Description("How it was shown that the applicant speaks for the centre; null while it was not.").Resolve(context => context.Source.Assessment.Control);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AssessmentAnswerType>>>>("answers").Description("What the applicant says, in order of criterion, with what was made of it.").Resolve(context => context.Directory().Criteria.Select(versions => Judged(context.Source.Assessment, versions)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EvidenceFileType>>>>("files").Description("The files that show something.").Resolve(context => context.Source.Assessment.Files.Values);
        Field<ListGraphType<NonNullGraphType<AxisLevelType>>>("levels").Description("The levels that are proposed or granted, one for each axis that could be measured; null for neither.").Resolve(context => context.Source.Assessment.Levels is { } levels ? LabelView.Levels(levels) : null);
        Field<NonNullGraphType<BooleanGraphType>>("isYours").Description("Whether whoever asks applied.").Resolve(context => context.Source.Assessment.Subject.Applicant == context.Directory().Caller.Subject);
        Field<AssessmentSeatType>("seat").Description("The seat that whoever asks has taken as an assessor; null for none.").Resolve(context => Seat(context.Source, context.Directory().Caller.Subject));
        Field<NonNullGraphType<BooleanGraphType>>("isTaken").Description("Whether an assessor has taken it.").Resolve(context => context.Source.Assessment.First is not null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AssessmentEventType>>>>("events").Description("All that happened, oldest first.").Resolve(context => context.Source.Events.Select(happened => new ToldEvent(happened, context.Source.Assessment.Subject.Applicant)));
    }

    /// <summary>In the words of the criteria by which it is assessed.</summary>
    private static IEnumerable<JudgedAnswer> Judged(Assessment assessment, CriteriaVersions versions)
    {
        var criteria = versions.Find(assessment.Subject.CriteriaVersion)?.Criteria;
        return assessment.Answers.Values
            .Select(answer => new JudgedAnswer(criteria is not null && criteria.TryFind(answer.Criterion, out var known) ? known : null, answer, assessment.Judgements.GetValueOrDefault(answer.Criterion)))
            .Where(judged => judged.Criterion is not null);
    }

    private static AssessmentSeat? Seat(AssessmentView view, string? subject) => subject is null ? null : view.Assessment.First == subject ? AssessmentSeat.First : view.Assessment.Second == subject ? AssessmentSeat.Second : null;
}
