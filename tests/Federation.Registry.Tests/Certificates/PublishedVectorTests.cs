using System.Text.Json;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Signing;
using NSec.Cryptography;

namespace Federation.Registry.Tests.Certificates;

/// <summary>
/// The test vectors that the W3C publishes with eddsa-rdfc-2022. They are not part of this repository: <c>FEDERATION_VECTORS</c> names the folder TestVectors of a copy of
/// <see href="https://github.com/w3c/vc-di-eddsa"/>, and without it the tests are skipped.
/// </summary>
[Trait("Category", "Vectors")]
public sealed class PublishedVectorTests
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("FEDERATION_VECTORS") ?? "";

    [Theory]
    [InlineData("eddsa-rdfc-2022")]
    [InlineData("eddsa-rdfc-2022/employ")]
    public async Task Vector_OfTheRecommendation_VerifiesAndIsReproduced(string vector)
    {
        Assert.SkipWhen(Folder.Length == 0, "FEDERATION_VECTORS names no folder with the W3C's test vectors.");
        async Task<string> TextAsync(string file) => await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        using var pair = JsonDocument.Parse(await TextAsync("keyPair.json"));
        string document = await TextAsync($"{vector}/canonDocDataInt.txt"), proof = await TextAsync($"{vector}/proofCanonDataInt.txt");
        string value = (await TextAsync($"{vector}/sigBTC58DataInt.txt")).Trim();
        using var config = JsonDocument.Parse(await TextAsync($"{vector}/proofConfigDataInt.json"));

        // Our own lines say of this proof what theirs say.
        var ours = new IntegrityProof(config.RootElement.GetProperty("created").GetDateTimeOffset(), config.RootElement.GetProperty("verificationMethod").GetString()!); // It has one.
        Assert.Equal(proof, ours.Quads());

        byte[] data = IntegrityProof.Data(document, proof);
        Assert.Equal((await TextAsync($"{vector}/combinedHashDataInt.txt")).Trim(), Convert.ToHexStringLower(data));
        var key = Multikey.Read(pair.RootElement.GetProperty("publicKeyMultibase").GetString())!; // It is an Ed25519 key.
        Assert.True(SignatureAlgorithm.Ed25519.Verify(key, data, IntegrityProof.SignatureOf(value)));

        // Of a secret key's 34 bytes the first two say Ed25519.
        byte[] secret = Base58.Decode(pair.RootElement.GetProperty("privateKeyMultibase").GetString()![1..])!; // As above.
        using var signer = Key.Import(SignatureAlgorithm.Ed25519, secret.AsSpan(2), KeyBlobFormat.RawPrivateKey);
        Assert.Equal(value, IntegrityProof.ValueOf(SignatureAlgorithm.Ed25519.Sign(signer, data)));
    }
}
