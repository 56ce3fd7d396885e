using Federation.Web.Asking;

namespace Federation.Web.Operating.Decisions;

internal static class DecisionsQuestion
{
    public static PageQuestion<DecisionsAnswer> Page { get; } = new("operating-decisions", """
        query Decisions($after: String) {
          operations { acts(first: 50, after: $after) { readAt items { at kind subject actor } next hasMore } }
        }
        """, WebJson.Default.PageEnvelopeDecisionsAnswer);
}
