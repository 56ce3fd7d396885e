using Federation.Web.Asking;

namespace Federation.Web.Assessing;

/// <summary>Everything that assessors decide, each by the name that forms call it.</summary>
internal static class DecisionQuestions
{
    public const string Review = "review", Suspension = "suspension";

    /// <summary>About an application.</summary>
    public static IReadOnlyDictionary<string, PageQuestion<DecisionAnswer>> OfApplications { get; } = new Dictionary<string, PageQuestion<DecisionAnswer>>
    {
        ["take"] = Of("takeAssessment", "AssessmentStepInput"),
        ["judge"] = Of("judgeAnswer", "JudgeAnswerInput"),
        ["ask"] = Of("askApplicant", "AskApplicantInput"),
        ["conclude"] = Of("concludeAssessment", "AssessmentDecisionInput"),
        ["refuse"] = Of("refuseAssessment", "AssessmentDecisionInput"),
        ["agree"] = Of("agreeWithAssessment", "AssessmentDecisionInput"),
        ["return"] = Of("returnAssessment", "AssessmentDecisionInput"),
        ["appeal"] = Of("decideAppeal", "DecideAppealInput"),
    };

    /// <summary>About labels that are held or suspended.</summary>
    public static IReadOnlyDictionary<string, PageQuestion<DecisionAnswer>> OfLabels { get; } = new Dictionary<string, PageQuestion<DecisionAnswer>>
    {
        [Review] = new("closeLabelReview", """
            mutation CloseReview($review: String!, $reason: String!, $language: Language!) {
              done: closeLabelReview(review: $review, reason: $reason) { __typename ... on Refusal { code remedy(language: $language) } }
            }
            """, WebJson.Default.PageEnvelopeDecisionAnswer),
        [Suspension] = Of("decideSuspensionAppeal", "DecideSuspensionAppealInput"),
    };

    private static PageQuestion<DecisionAnswer> Of(string mutation, string input) => new(mutation, $$"""
        mutation Decision($input: {{input}}!, $language: Language!) {
          done: {{mutation}}(input: $input) { __typename ... on Refusal { code remedy(language: $language) } }
        }
        """, WebJson.Default.PageEnvelopeDecisionAnswer);
}
