using System.Collections.Immutable;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>Shares one number of visits a month out among doors. Its key is a <see cref="QuotaKey"/> as text.</summary>
[Alias("IQuotaGrain")]
internal interface IQuotaGrain : IGrainWithStringKey
{
    /// <summary>What doors may take by themselves from now on, one for one: all in one commit, before it is answered. A door that hears no answer asks again.</summary>
    [Alias("Lease")]
    Task<ImmutableArray<QuotaLease>> Lease(ImmutableArray<QuotaRequest> requests);
}
