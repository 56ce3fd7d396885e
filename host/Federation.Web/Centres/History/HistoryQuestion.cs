using Federation.Web.Asking;

namespace Federation.Web.Centres.History;

/// <summary>What a centre said before. It is asked for when somebody wants to see it: few do, and it is half of what the page would cost.</summary>
internal static class HistoryQuestion
{
    public const int PageSize = 20;

    public static PageQuestion<HistoryAnswer> Page { get; } = new("history", """
        query History($id: ID!, $first: Int!, $before: Int) {
          centre(id: $id) {
            key
            name
            history(first: $first, before: $before) { number at kind network { name } fields { field before after erased } }
          }
        }
        """, WebJson.Default.PageEnvelopeHistoryAnswer);
}
