using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Setup;
using Federation.Registry.Criteria;
using Federation.Trust;
using Federation.Trust.Marks;

namespace Federation.Gateway.Identity.Federating.Marks;

/// <summary>Reads the file of the label's owner at the host's start, so that marks that nobody would take are never given.</summary>
internal static class LabelOwnerFile
{
    private const string Code = "trust.label-owner";
    private const int MostBytes = 256 * 1024;

    /// <exception cref="SetupException">The file cannot be read, is none, or holds leave that does not hold.</exception>
    public static LabelOwner Read(string path, FederationAddresses addresses, DateTimeOffset now)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw new SetupException(Code, $"The file {path} is too large.");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SetupException(Code, $"The file {path} cannot be read: {failure.Message}");
        }

        string[] types = [.. Enumerable.Range(1, CriteriaSet.TopLevel).Select(addresses.MarkType)];
        var owner = LabelOwner.Read(bytes, types) ?? throw new SetupException(Code, $"The file {path} does not have the owner's id, its keys and a delegation for each of {string.Join(", ", types)}.");
        foreach (string type in types)
        {
            // Signatures are reckoned, and nobody is asked: there is nothing to wait for.
            var refusal = MarkVerifier.AgainstDelegationAsync(owner.Delegations[type].Compact, addresses.Anchor, type, owner.Owner, now, TrustRules.Standard).GetAwaiter().GetResult();
            if (refusal is not null) throw new SetupException(Code, $"The delegation for {type} does not hold: {refusal.Message}");
        }

        return owner;
    }
}
