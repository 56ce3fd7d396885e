using Federation.Cluster.Members.Doors.Offline;
using Federation.Gateway.Identity.Passes;

namespace Federation.Gateway.GraphQL.Members;

/// <param name="Audience">The centre's id as credentials and passes name it; null where the directory has no public URL, and so no door decides alone.</param>
internal sealed record DoorKitView(DoorKit Kit, string? Audience, IReadOnlyList<DoorIssuer> Issuers);
