using Federation.Web.Asking;

namespace Federation.Web.Assessing;

/// <summary>What waits for assessors: applications, reviews of labels, appeals against suspensions.</summary>
internal static class QueueQuestion
{
    public static PageQuestion<QueueAnswer> All { get; } = new("assessing", """
        query Assessing($language: Language!) {
          waiting: assessmentQueue(first: 50) { ...Queued }
          underWay: assessmentQueue(first: 50, stages: [IN_REVIEW, MORE_ASKED, PROPOSED]) { ...Queued }
          labelReviews(first: 50) {
            key
            label
            awarded
            level
            since
            centre { key name address { text } }
            why { criterion mandatory says(language: $language) }
          }
          suspensionAppeals(first: 50) {
            centreKey
            since
            centre { key name address { text } }
            label { version level history { kind at reason } }
          }
        }
        fragment Queued on Assessment { key stage stageSince until criteriaVersion seat centre { key name address { text } } }
        """, WebJson.Default.PageEnvelopeQueueAnswer);
}
