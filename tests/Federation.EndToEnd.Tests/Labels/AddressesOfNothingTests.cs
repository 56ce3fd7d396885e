using System.Net;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Labels;

/// <summary>Below the addresses of certificates, lists, criteria and centres there is also much that was never published.</summary>
public sealed class AddressesOfNothingTests
{
    [Fact]
    public async Task Address_OfNothing_IsNotFound()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: "https://label.example");
        string[] addresses =
        [
            "/certificates/0192f0c1a2b34c5d8e9f0a1b2c3d4e5f-1",
            "/certificates/..%2Flabel-keys.json",
            "/status/validity",
            "/status/7",
            "/label/0.9",
            "/label/1.0/levels/4",
            "/centres/0192f0c1a2b34c5d8e9f0a1b2c3d4e5f",
        ];
        var answers = new List<(string, HttpStatusCode)>();

        foreach (string address in addresses)
        {
            using var response = await host.Client.GetAsync(address);
            answers.Add((address, response.StatusCode));
        }

        Assert.Equal([.. addresses.Select(address => (address, HttpStatusCode.NotFound))], answers);
    }
}
