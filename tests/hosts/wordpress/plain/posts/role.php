<?php return "author";
