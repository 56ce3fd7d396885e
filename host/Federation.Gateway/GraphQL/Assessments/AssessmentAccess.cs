using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Access;
using Federation.Registry.Assessments;

namespace Federation.Gateway.GraphQL.Assessments;

/// <summary>Who an account is to applications.</summary>
internal static class AssessmentAccess
{
    /// <summary>The caller, with the networks of every role that it was granted, whether its token carries it or not: a conflict does not go away with a token.</summary>
    /// <param name="subject">The caller's opaque id.</param>
    public static AssessmentActor Actor(Caller caller, string subject) => new(subject, [.. caller.Grants.Select(grant => grant.Network?.Value).OfType<string>().Distinct()]);

    /// <summary>Whether the caller has a role of a network that lists the centre: whoever has decides nothing about its label.</summary>
    public static bool HasConflict(this DirectoryContext directory, CentreId centre) =>
        directory.Index.Find(centre)?.Listings.Select(listing => listing.Key.Network).Intersect(directory.Caller.Grants.Select(grant => grant.Network).OfType<NetworkId>()).Any() is true;

    /// <summary>Whether the caller may read it: the applicant, managers of the networks that list the centre or did when it was opened, assessors and operators.</summary>
    public static bool MayRead(this DirectoryContext directory, AssessmentView view)
    {
        var subject = view.Assessment.Subject;
        var caller = directory.Caller;
        if (caller.Subject == subject.Applicant || caller.Has(Role.Assessor)) return true;
        var listing = CentreId.TryParse(subject.Centre, out var centre) ? directory.Index.Find(centre)?.Listings.Select(listing => listing.Key.Network.Value) ?? [] : [];
        return subject.Networks.Union(listing).Any(network => NetworkId.TryParse(network, out var id) && caller.Has(Role.NetworkManager, id));
    }
}
