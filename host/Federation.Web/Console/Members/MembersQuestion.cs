using Federation.Web.Asking;

namespace Federation.Web.Console.Members;

/// <summary>Whose home network it is.</summary>
internal static class MembersQuestion
{
    public const int PageSize = 50;

    public static PageQuestion<MembersAnswer> Page { get; } = new("console-members", $$"""
        query Members($network: ID!, $first: Int!, $after: String) {
          network(id: $network) {
            {{ConsoleNetwork.Selection}}
            members(first: $first, after: $after) { totalCount hasMore next items { key mailbox tier ends confirmedAt isBlocked isRefused } }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeMembersAnswer);
}
