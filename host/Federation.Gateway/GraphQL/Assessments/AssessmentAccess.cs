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

    /// <summary>Whether the caller may read it: the applicant, managers of the networks that list the centre or did when it was opened, assessors and operators.</summary>
    public static bool MayRead(this DirectoryContext directory, AssessmentView view)
    {
        var subject = view.Assessment.Subject;
        var caller = directory.Caller;
        if (caller.Subject == subject.Applicant || caller.Has(Role.Assessor)) return true;
        return directory.Concerned(view).Any(network => caller.Has(Role.NetworkManager, network));
    }

    /// <summary>The networks that list the centre of an application now, or did when it was opened.</summary>
    public static IEnumerable<NetworkId> Concerned(this DirectoryContext directory, AssessmentView view)
    {
        var opened = view.Assessment.Subject.Networks.Select(network => NetworkId.TryParse(network, out var id) ? id : (NetworkId?)null).OfType<NetworkId>();
        return CentreId.TryParse(view.Assessment.Subject.Centre, out var centre) ? opened.Union(directory.Listing(centre)) : opened;
    }

    /// <summary>The networks that list a centre now.</summary>
    public static IEnumerable<NetworkId> Listing(this DirectoryContext directory, CentreId centre) => directory.Index.Find(centre)?.Listings.Select(listing => listing.Key.Network).Distinct() ?? [];
}
