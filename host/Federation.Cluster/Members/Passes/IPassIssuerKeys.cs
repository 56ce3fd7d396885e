using Microsoft.IdentityModel.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>Who the directory is where it issues credentials, and the keys it signs them with. Whoever keeps the keys implements it, thread safe; they may change between two calls.</summary>
public interface IPassIssuerKeys
{
    /// <summary>The credentials' <c>iss</c>, compared exactly.</summary>
    string Issuer { get; }

    /// <summary>The address under which the directory is reached: a centre's id begins with it.</summary>
    Uri PublicUrl { get; }

    /// <summary>Where anybody may fetch what has become of the credentials of this issuer: their <c>status_list.uri</c>, compared exactly.</summary>
    Uri StatusList { get; }

    /// <summary>Signs by ES256, under a key with an id.</summary>
    SigningCredentials Signing { get; }

    /// <summary>The public keys under which a credential may be signed that still holds: the current one, and those before it for as long as a door may tell afterwards whom it admitted (<see cref="Doors.Offline.OfflineAdmission.TakenFor"/>), and a credential counts. Each has an id.</summary>
    JsonWebKeySet Published { get; }
}
