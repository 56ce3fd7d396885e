using Federation.Gateway.GraphQL.Labels;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

/// <summary>Something that is to happen to an application, as asked for.</summary>
internal record AssessmentInput
{
    public required string Assessment { get; init; }

    public required int MadeOn { get; init; }
}

internal record AssessmentReasonInput : AssessmentInput
{
    public required string Reason { get; init; }
}

internal sealed record AskApplicantInput : AssessmentReasonInput
{
    public required DateTimeOffset Until { get; init; }
}

internal sealed record DecideAppealInput : AssessmentReasonInput
{
    public required bool Allowed { get; init; }
}

internal sealed record AnswerCriterionInput
{
    public required string Assessment { get; init; }

    public required string Criterion { get; init; }

    public required double Value { get; init; }

    public required EvidenceKind Evidence { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<string>? Files { get; init; }

    public Answer ToAnswer() => new() { Criterion = Criterion, Value = Exact.Of(Value), Evidence = Evidence, ObservedAt = ObservedAt, Note = Note, Files = Files ?? [] };
}

internal sealed record JudgeAnswerInput : AssessmentReasonInput
{
    public required string Criterion { get; init; }

    public double? Value { get; init; }

    public EvidenceKind? Evidence { get; init; }
}

/// <summary>Numbers as people write them: a float of the wire is the shortest decimal that it stands for.</summary>
internal static class Exact
{
    /// <summary>-1, which no criterion has, for what no decimal is.</summary>
    public static decimal Of(double value) => Math.Abs(value) < 1e15 ? (decimal)value : -1;
}

internal class AssessmentInputType<T> : InputObjectGraphType<T>
    where T : AssessmentInput
{
    protected AssessmentInputType(string name, string description)
    {
        Name = name;
        Description = description;
        Field<NonNullGraphType<StringGraphType>>("assessment").Description("The application's key.");
        Field<NonNullGraphType<IntGraphType>>("madeOn").Description("The version that was looked at. Where the application has changed since, nothing happens.");
    }
}

internal sealed class AssessmentStepInputType() : AssessmentInputType<AssessmentInput>("AssessmentStepInput", "A step of an application that needs no words.");

internal class AssessmentReasonInputType<T> : AssessmentInputType<T>
    where T : AssessmentReasonInput
{
    protected AssessmentReasonInputType(string name, string description)
        : base(name, description) =>
        Field<NonNullGraphType<StringGraphType>>("reason").Description($"Why, or what is missing, 1 to {AssessmentCommand.MostTextCharacters} characters; up to {Registry.Labels.LabelDecision.MostReasonCharacters} where a label is concluded on or agreed with, since it is published then. The other side reads it. It names nobody.");
}

internal sealed class AssessmentDecisionInputType() : AssessmentReasonInputType<AssessmentReasonInput>("AssessmentDecisionInput", "A step of an application with its reason.");

internal sealed class AskApplicantInputType : AssessmentReasonInputType<AskApplicantInput>
{
    public AskApplicantInputType()
        : base("AskApplicantInput", "What the applicant is asked for.") =>
        Field<NonNullGraphType<DateTimeScalar>>("until").Description($"By when; at most {AssessmentTimes.More.Days} days away.");
}

internal sealed class DecideAppealInputType : AssessmentReasonInputType<DecideAppealInput>
{
    public DecideAppealInputType()
        : base("DecideAppealInput", "A decision on an appeal.") =>
        Field<NonNullGraphType<BooleanGraphType>>("allowed").Description("True: others assess it again. False: the refusal stands.");
}

internal sealed class AnswerCriterionInputType : InputObjectGraphType<AnswerCriterionInput>
{
    public AnswerCriterionInputType()
    {
        Name = "AnswerCriterionInput";
        Description = "What the applicant says to one criterion. It takes the place of what was said before, whatever else happened meanwhile: so it may be saved while somebody types.";
        Field<NonNullGraphType<StringGraphType>>("assessment").Description("The application's key.");
        Field<NonNullGraphType<StringGraphType>>("criterion").Description("The criterion's id; none that the directory computes.");
        Field<NonNullGraphType<FloatGraphType>>("value").Description("In the criterion's unit; 1 for yes and 0 for no.");
        Field<NonNullGraphType<EvidenceKindType>>("evidence").Description("By what it is shown; not COMPUTED.");
        Field<NonNullGraphType<DateTimeScalar>>("observedAt").Description("When it was found out; not to come.");
        Field<StringGraphType>("note").Description($"For the assessors, up to {AssessmentCommand.MostTextCharacters} characters. It names nobody.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("files").Description("The keys of files of the application that show it; each was sent by POST to /assessments/KEY/files.");
    }
}

internal sealed class JudgeAnswerInputType : AssessmentReasonInputType<JudgeAnswerInput>
{
    public JudgeAnswerInputType()
        : base("JudgeAnswerInput", "What an assessor makes of an answer.")
    {
        Field<NonNullGraphType<StringGraphType>>("criterion").Description("The criterion's id.");
        Field<FloatGraphType>("value").Description("What counts, in the criterion's unit: the applicant's value or a corrected one; left out where the answer does not count.");
        Field<EvidenceKindType>("evidence").Description("By what it is shown; left out with the value.");
    }
}
