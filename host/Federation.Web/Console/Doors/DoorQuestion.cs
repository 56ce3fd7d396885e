using Federation.Web.Asking;

namespace Federation.Web.Console.Doors;

/// <summary>The door of one centre: whom it admits, and whom it has blocked.</summary>
internal static class DoorQuestion
{
    public static PageQuestion<DoorAnswer> One { get; } = new("console-door", $$"""
        query Door($network: ID!, $centre: ID!) {
          network(id: $network) { {{ConsoleNetwork.Selection}} }
          networks { key name }
          centre(id: $centre) { key name }
          door(centre: $centre) {
            keeper { key name }
            version
            rules { admits { networkKey network { name } tier daysPerMonth } offlineAdmissions hours }
            blocked { visitor since }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeDoorAnswer);
}
