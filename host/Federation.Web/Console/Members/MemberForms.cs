using Federation.Web.Asking;
using Federation.Web.Console.Ordering;
using Federation.Web.Languages;

namespace Federation.Web.Console.Members;

/// <summary>Reads the forms of the page of members. Pure.</summary>
internal static class MemberForms
{
    public const string Member = "MEMBER";

    /// <summary>The form by which somebody is invited.</summary>
    public const string Invite = "invite";

    /// <summary>What somebody can be invited to: a member, or as the schema's NetworkRole.</summary>
    public static IReadOnlyList<string> Roles { get; } = [Member, "CENTRE_STAFF", "NETWORK_MANAGER"];

    /// <summary>The id of the field of an invitation that its refusal is about; null for the whole form.</summary>
    public static string? FieldOf(string? code) => code switch
    {
        "identity.account" => "email",
        "membership.tier" => "tier",
        "membership.has-provider" => "role",
        _ => null,
    };

    /// <returns>The order with its variables, or what cannot be read; neither for an unknown form.</returns>
    public static (PageQuestion<OrderAnswer>? Order, Dictionary<string, object?> Variables, OrderDone? Unread) Read(TypedForm form, Language language)
    {
        var variables = new Dictionary<string, object?>();
        switch (form.Do)
        {
            case "block" or "unblock" or "remove":
                variables["member"] = form["member"].Trim();
                return (form.Do switch { "block" => MemberOrders.Block, "unblock" => MemberOrders.Unblock, _ => MemberOrders.Remove }, variables, null);
            case Invite when Roles.Contains(form["role"]):
                variables["email"] = form["email"].Trim();
                if (form["role"] != Member)
                {
                    variables["role"] = form["role"];
                    return (MemberOrders.InviteAccount, variables, null);
                }

                var words = new MembersWords(language);
                if (!FieldReading.TryTier(form["tier"], out string? tier)) return (null, variables, OrderDone.Unread("tier", words.BadTier));
                if (!FieldReading.TryDayEnd(form["ends"], out string? ends)) return (null, variables, OrderDone.Unread("ends", words.BadDay));
                variables["tier"] = tier;
                variables["ends"] = ends;
                return (MemberOrders.InviteMember, variables, null);
            default:
                return (null, variables, null);
        }
    }
}
