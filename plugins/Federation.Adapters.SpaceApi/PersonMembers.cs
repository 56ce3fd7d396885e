using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.SpaceApi;

/// <summary>
/// Finds the members of an answer that name or reach a person. Spaces put them in many places and add members of their own,
/// so they are sought by name at any depth. Mailing lists, chat rooms and the space's own accounts stay.
/// </summary>
internal static class PersonMembers
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "email", "mail", "issue_mail", "issueMail", "ext_email",
        "keymaster", "keymasters", "Board of Directors",
        "jabber", "xmpp", "sip", "skype", "irc_nick", "ext_epvpn",
        "trigger_person", "triggerPerson", "openedBy", "opened_by", "closedBy", "closed_by",
        "people_now_present", "in space", "names",

        // Who came, went or pushed; devices named after their owners; members' positions; services named after members.
        "events", "machines", "beacon", "service");

    /// <summary>JSON pointers of the outermost such members.</summary>
    /// <param name="prefix">The pointer of <paramref name="space"/> itself.</param>
    public static IReadOnlyList<string> PointersIn(JsonElement space, string prefix)
    {
        var pointers = new List<string>();
        Collect(space, prefix, pointers);
        return pointers;
    }

    private static void Collect(JsonElement element, string pointer, List<string> pointers)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    string inner = pointer + JsonPointer.Of(member.Name);
                    if (Names.Contains(member.Name)) pointers.Add(inner);
                    else Collect(member.Value, inner, pointers);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (var item in element.EnumerateArray()) Collect(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), pointers);
                break;
        }
    }
}
