# Debian's Ruby and Jekyll from a folder of their own instead of /usr.
usr=$PWD/env/usr
native=lib/x86_64-linux-gnu
export LD_LIBRARY_PATH="$usr/$native"
ruby=$usr/lib/ruby
export RUBYLIB="stub:$ruby/vendor_ruby:$usr/$native/ruby/vendor_ruby/3.1.0:$ruby/3.1.0:$usr/$native/ruby/3.1.0"
gems=$usr/share/rubygems-integration
export GEM_PATH="$gems/all:$gems/3.1.0:$ruby/gems/3.1.0:$usr/$native/rubygems-integration/3.1.0"
exec ruby3.1 env/usr/bin/jekyll build --quiet
