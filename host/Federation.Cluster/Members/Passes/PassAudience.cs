using Federation.Cluster.Centres;
using Federation.Registry.Certificates;

namespace Federation.Cluster.Members.Passes;

/// <summary>For whom a credential and a pass are: the centre's id as an address.</summary>
public static class PassAudience
{
    public static string Of(Uri publicUrl, CentreId centre) => new CertificateAddresses(publicUrl).Centre(centre.Value);
}
