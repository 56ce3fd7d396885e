using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>Sends lists as a network does, signed after Standard Webhooks.</summary>
internal static class PushSender
{
    private const string Prefix = "whsec_";

    /// <param name="secret">As the command prints it.</param>
    /// <param name="id">Of the message.</param>
    public static async Task<(HttpStatusCode Status, string Text)> SendAsync(ServingHost host, string network, string secret, string id, byte[] list)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Url, $"push/{network}")) { Content = new ByteArrayContent(list) };
        long seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        byte[] mac = HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), (byte[])[.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")), .. list]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{seconds}");
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(mac)}");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
