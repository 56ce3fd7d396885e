namespace Federation.Registry.Certificates.Signing;

/// <summary>How a credential carries its signature.</summary>
public enum CredentialForm
{
    /// <summary><c>application/vc</c>: JSON with a proof inside, over what it says. Also an Open Badge.</summary>
    Embedded,

    /// <summary><c>application/vc+jwt</c>: a JWT, signed over its bytes.</summary>
    Jwt,
}
