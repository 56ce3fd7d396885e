namespace Federation.Contracts.Testing;

/// <summary>Stands for a partner's servers, or for the folder with its files. Implementations are thread safe: an adapter may ask for several things at once.</summary>
public interface IPartner
{
    /// <summary>What is answered. Redirects and tries again are asked for one by one, as a server sees them.</summary>
    /// <exception cref="AdapterException">Nothing is answered at all; the adapter gets this failure.</exception>
    PartnerAnswer Answer(PartnerRequest request);
}
