using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Mail;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria.Versions;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

internal sealed class AssessmentType : ObjectGraphType<AssessmentView>
{
    public AssessmentType(Outbox outbox)
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
        Field<NonNullGraphType<DateTimeScalar>>("stageSince").Description("Since when it is at its stage.").Resolve(context => context.Source.Assessment.StageSince);
        Field<DateTimeScalar>("waitsFrom").Description("From when an assessor who has no seat may take it, or decide the appeal: a seat that is left alone for 21 days is free again. Null where nobody may.").Resolve(context => context.Source.Assessment.WaitsFrom);
        Field<DateTimeScalar>("until").Description("When it lapses where the applicant does nothing, or until when an appeal may be made; null where nothing runs out.").Resolve(context => context.Source.Assessment.Until);
        Field<StringGraphType>("reason").Description("What was said with the last question, decision or appeal; null for nothing.").Resolve(context => context.Source.Assessment.Reason);
        Field<ControlProofType>("control").Description("How it was shown that the applicant speaks for the centre; null while it was not.").Resolve(context => context.Source.Assessment.Control);
        Field<StringGraphType>("controlFile").Description("The address at which a file on the centre's listed website shows it; null where the centre has no website of its own.").Resolve(context => Website(context, website => ControlHost.Of(website) is { } host ? ControlHost.FileAt(host).AbsoluteUri : null));
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("controlMailboxes").Description("The centre's own mailboxes to which a code can be mailed; null where the centre has no website of its own, or this directory sends no mail.").Resolve(context => Website(context, website => outbox.IsOpen && ControlHost.Of(website) is { } host ? ControlHost.Mailboxes(host) : null));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AssessmentAnswerType>>>>("answers").Description("What the applicant says, in order of criterion, with what was made of it.").Resolve(context => context.Directory().Criteria.Select(versions => Judged(context.Source.Assessment, versions)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EvidenceFileType>>>>("files").Description("The files that show something.").Resolve(context => context.Source.Assessment.Files.Values);
        Field<ListGraphType<NonNullGraphType<AxisLevelType>>>("levels").Description("The levels that are proposed or granted, one for each axis that could be measured; null for neither.").Resolve(context => context.Source.Assessment.Levels is { } levels ? LabelView.Levels(levels) : null);
        Field<NonNullGraphType<BooleanGraphType>>("isYours").Description("Whether whoever asks applied.").Resolve(context => context.Source.Assessment.Subject.Applicant == context.Directory().Caller.Subject);
        Field<AssessmentSeatType>("seat").Description("The seat that whoever asks has taken as an assessor; null for none.").Resolve(context => Seat(context.Source, context.Directory().Caller.Subject));
        Field<NonNullGraphType<BooleanGraphType>>("isTaken").Description("Whether an assessor has taken it.").Resolve(context => context.Source.Assessment.First is not null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AssessmentEventType>>>>("events").Description("All that happened, oldest first.").Resolve(context => context.Source.Events.Select(happened => new ToldEvent(happened, context.Source.Assessment.Subject.Applicant)));
    }

    /// <summary>Something of the website that the centre lists now.</summary>
    private static object Website<T>(IResolveFieldContext<AssessmentView> context, Func<string?, T?> of)
        where T : class => CentreId.TryParse(context.Source.Assessment.Subject.Centre, out var id) ? context.Directory().Centres.Load(id).Select(centre => of(centre?.Content.Website)) : throw new InvalidOperationException("An application is of a centre.");

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
