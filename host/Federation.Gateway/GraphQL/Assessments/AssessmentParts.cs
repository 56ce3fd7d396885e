using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

/// <summary>An answer beside what an assessor made of it.</summary>
/// <param name="Criterion">Null where the criteria have it no more.</param>
/// <param name="Judgement">Null while there is none.</param>
internal sealed record JudgedAnswer(Criterion? Criterion, Answer Answer, Judgement? Judgement);

/// <summary>Which of the two.</summary>
internal enum AssessmentSeat
{
    First,
    Second,
}

internal sealed class AssessmentSeatType : EnumerationGraphType
{
    public AssessmentSeatType()
    {
        Name = "AssessmentSeat";
        Description = "Which assessor somebody is.";
        Add("FIRST", AssessmentSeat.First, "Judges and concludes.");
        Add("SECOND", AssessmentSeat.Second, "Has to agree with a level 3.");
    }
}

internal sealed class AssessmentAnswerType : ObjectGraphType<JudgedAnswer>
{
    public AssessmentAnswerType()
    {
        Name = "AssessmentAnswer";
        Description = "What the applicant says to one criterion, and what was made of it.";
        Field<NonNullGraphType<CriterionType>>("criterion").Description("The criterion.").Resolve(context => context.Source.Criterion);
        Field<NonNullGraphType<FloatGraphType>>("value").Description("In the criterion's unit; 1 for yes and 0 for no.").Resolve(context => (double)context.Source.Answer.Value);
        Field<NonNullGraphType<EvidenceKindType>>("evidence").Description("By what it is shown.").Resolve(context => context.Source.Answer.Evidence);
        Field<NonNullGraphType<DateTimeScalar>>("observedAt").Description("When it was found out.").Resolve(context => context.Source.Answer.ObservedAt);
        Field<StringGraphType>("note").Description("For the assessors; null for none.").Resolve(context => context.Source.Answer.Note);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("files").Description("The keys of the files that show it.").Resolve(context => context.Source.Answer.Files);
        Field<AnswerJudgementType>("judgement").Description("What an assessor made of it; null while there is nothing.").Resolve(context => context.Source.Judgement);
    }
}

internal sealed class AnswerJudgementType : ObjectGraphType<Judgement>
{
    public AnswerJudgementType()
    {
        Name = "AnswerJudgement";
        Description = "What an assessor makes of an answer.";
        Field<FloatGraphType>("value").Description("What counts, in the criterion's unit; null where the answer does not count.").Resolve(context => (double?)context.Source.Value);
        Field<EvidenceKindType>("evidence").Description("By what it is shown, as the assessor sees it; null with the value.").Resolve(context => context.Source.Evidence);
        Field<NonNullGraphType<StringGraphType>>("reason").Description("Why.").Resolve(context => context.Source.Reason);
    }
}

internal sealed class ControlProofType : ObjectGraphType<ControlProof>
{
    public ControlProofType()
    {
        Name = "ControlProof";
        Description = "How it was shown that the applicant speaks for the centre.";
        Field<NonNullGraphType<ControlMethodType>>("method").Description("How.").Resolve(context => context.Source.Method);
        Field<StringGraphType>("where").Description("The mailbox's domain or the address of the file; null where a network vouches.").Resolve(context => context.Source.Where);
    }
}

internal sealed class ControlMethodType : EnumerationGraphType
{
    public ControlMethodType()
    {
        Name = "ControlMethod";
        Description = "How somebody shows that they speak for a centre.";
        Add("VOUCHED", ControlMethod.Vouched, "A network that lists the centre says so.");
        Add("MAIL", ControlMethod.Mail, "A code was sent to the centre's own mailbox.");
        Add("FILE", ControlMethod.File, "A code stood in a file on the centre's listed website.");
    }
}

internal sealed class EvidenceFileType : ObjectGraphType<EvidenceFile>
{
    public EvidenceFileType()
    {
        Name = "EvidenceFile";
        Description = "A file that shows something. Its bytes are at /assessments/KEY/files/ITS-KEY, for whoever may read the application.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Names it.").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<StringGraphType>>("sha256").Description("Of its bytes, in lower hexadecimal digits.").Resolve(context => context.Source.Sha256);
        Field<NonNullGraphType<StringGraphType>>("mediaType").Description("As its first bytes say.").Resolve(context => context.Source.MediaType);
        Field<NonNullGraphType<IntGraphType>>("bytes").Description("How many.").Resolve(context => (int)context.Source.Bytes);
    }
}

internal sealed class AssessmentEventType : ObjectGraphType<ToldEvent>
{
    public AssessmentEventType()
    {
        Name = "AssessmentEvent";
        Description = "Something that happened to an application. Which account did it is written down, and told to nobody here.";
        Field<NonNullGraphType<IntGraphType>>("version").Description("From 1 on, without gaps.").Resolve(context => context.Source.Happened.Version);
        Field<NonNullGraphType<AssessmentEventKindType>>("kind").Description("What happened.").Resolve(context => context.Source.Happened.Kind);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When.").Resolve(context => context.Source.Happened.At);
        Field<NonNullGraphType<AssessmentPartyType>>("party").Description("Who did it, by what they are to the application.").Resolve(context => context.Source.Party);
        Field<NonNullGraphType<BooleanGraphType>>("byYou").Description("Whether it was whoever asks.").Resolve(context => context.Source.Happened.By is { } by && by == context.Directory().Caller.Subject);
        Field<StringGraphType>("reason").Description("Why; null where nothing was said.").Resolve(context => context.Source.Happened.Reason);
        Field<StringGraphType>("criterion").Description("The key of the criterion that was answered, judged or taken back; null for others.").Resolve(context => context.Source.Criterion);
        Field<StringGraphType>("file").Description("The key of the file that was added or taken away; null for others.").Resolve(context => context.Source.File);
        Field<ListGraphType<NonNullGraphType<AxisLevelType>>>("levels").Description("What was proposed or granted; null for others.").Resolve(context => context.Source.Happened.Levels is { } levels ? LabelView.Levels(levels) : null);
    }
}

/// <summary>An event of one application.</summary>
internal sealed record ToldEvent(AssessmentEvent Happened, string Applicant)
{
    public AssessmentParty Party => Happened switch
    {
        { By: null } => AssessmentParty.Time,
        { By: var by } when by == Applicant => AssessmentParty.Applicant,
        { Kind: AssessmentEventKind.ControlProven } => AssessmentParty.Network,
        _ => AssessmentParty.Assessor,
    };

    /// <summary>Null for what is of none.</summary>
    public string? File => Happened.File?.Id ?? (Happened.Kind == AssessmentEventKind.FileTaken ? Happened.Taken : null);

    /// <summary>Null for what is of none.</summary>
    public string? Criterion => Happened.Answer?.Criterion ?? Happened.Judgement?.Criterion ?? (Happened.Kind == AssessmentEventKind.AnswerTaken ? Happened.Taken : null);
}

/// <summary>What somebody is to an application.</summary>
internal enum AssessmentParty
{
    Applicant,
    Network,
    Assessor,
    Time,
}

internal sealed class AssessmentPartyType : EnumerationGraphType
{
    public AssessmentPartyType()
    {
        Name = "AssessmentParty";
        Description = "What somebody is to an application.";
        Add("APPLICANT", AssessmentParty.Applicant, "Who applies.");
        Add("NETWORK", AssessmentParty.Network, "A network that vouches.");
        Add("ASSESSOR", AssessmentParty.Assessor, "An assessor.");
        Add("TIME", AssessmentParty.Time, "Nobody: time ran out.");
    }
}
